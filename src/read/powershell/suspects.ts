import type { Expression } from './ast.ts';

/** Whether a name (of a command or a parameter) holds anything that is no ASCII. */
export function hasOddCharacter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 127) return true;
  return false;
}

/** Whether an argument may hide a slip: it holds a hyphen or something that is no ASCII, or begins with a bracket. */
export function isSuspectWord(text: string, node: Expression): boolean {
  switch (node.kind) {
    case 'StringConstant':
      return node.quote === 'bare' && isSuspectText(text, node.start, node.end);
    case 'Variable':
      return node.end - node.start > 6 && /^(?:true|false)/.test(node.name);
    case 'ExpandableString':
      return node.quote === 'bare';
    case 'Array':
      return node.items.some((item) => isSuspectWord(text, item));
    default:
      return false;
  }
}

function isSuspectText(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === 91) return true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 45 || code > 127) return true;
  }
  return false;
}
