/** A name whose ending fits a pasted text, so that it is read as what it is. */
export function guessName(text: string): string {
  const start = text.trimStart().slice(0, 20_000);
  if (/^[[{]/.test(start) && /"/.test(start)) return 'pasted.json';
  if (
    /^(?:Received|Return-Path|Delivered-To|MIME-Version|From|Subject|Date):/im.test(start) &&
    /\b[45]\d\d[ -][45]\.\d/.test(start)
  )
    return 'pasted.ndr';
  if (
    /(?:^|[\s;|({])(?:New|Set|Get|Remove|Enable|Disable|Add|Connect|Update)-\w+/.test(start) ||
    /^\s*\$\w+\s*=/m.test(start)
  )
    return 'pasted.ps1';
  if (/^(?:Configuration\s|<#|param\s*\()/im.test(start)) return 'pasted.ps1';
  if (/^@\{/.test(start)) return 'pasted.psd1';
  if (/^(?:---|[\w"'-]+:(?:\s|$))/m.test(start)) return 'pasted.yaml';
  if (/^"?[\w ]+"?(?:[,;\t]"?[\w ]+"?)+\r?\n/.test(start)) return 'pasted.csv';
  return 'pasted.ps1';
}
