/// <reference lib="dom" />
import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { button, type Child, el } from '../../webview/shared/elements.ts';

/** Shows a place in a text. */
export type Reveal = (file: string, start: number, end: number) => void;

/**
 * Markdown as elements of the page. Built node by node: nothing of a text becomes markup that the Markdown does not have, and HTML in it
 * is shown as text. Links to places are buttons, others are links that a person follows.
 */
export const markdownElements = (markdown: string, reveal: Reveal): readonly Node[] =>
  fromMarkdown(markdown).children.map((node) => asNode(elementOf(node, reveal)));

const asNode = (child: Child): Node => (typeof child === 'string' ? document.createTextNode(child) : child);

const below = ({ children }: Parents, reveal: Reveal): Child[] => children.map((child) => elementOf(child, reveal));

function elementOf(node: Nodes, reveal: Reveal): Child {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value;
    case 'paragraph':
      return el('p', {}, ...below(node, reveal));
    case 'heading':
      return el(`h${node.depth}` as 'h1', {}, ...below(node, reveal));
    case 'emphasis':
      return el('em', {}, ...below(node, reveal));
    case 'strong':
      return el('strong', {}, ...below(node, reveal));
    case 'inlineCode':
      return el('code', {}, node.value);
    case 'code':
      return el('pre', { tabindex: '0' }, el('code', {}, node.value));
    case 'blockquote':
      return el('blockquote', {}, ...below(node, reveal));
    case 'list':
      return el(node.ordered ? 'ol' : 'ul', {}, ...below(node, reveal));
    case 'listItem':
      // A tight list has no paragraphs.
      return el(
        'li',
        {},
        ...node.children.flatMap((child) =>
          child.type === 'paragraph' && !node.spread ? below(child, reveal) : [elementOf(child, reveal)],
        ),
      );
    case 'break':
      return el('br');
    case 'thematicBreak':
      return el('hr');
    case 'link':
      return link(node.url, below(node, reveal), reveal);
    default:
      return 'children' in node ? el('span', {}, ...below(node, reveal)) : '';
  }
}

function link(url: string, content: Child[], reveal: Reveal): Child {
  const [, file, start, end] = /^place:([^:]+):(\d+)-(\d+)$/.exec(url) ?? [];
  if (file !== undefined) {
    const element = button('', () => reveal(decodeURIComponent(file), Number(start), Number(end)), {
      class: 'link place',
    });
    element.append(...content);
    return element;
  }
  if (!/^https?:/.test(url)) return el('span', {}, ...content);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...content);
}
