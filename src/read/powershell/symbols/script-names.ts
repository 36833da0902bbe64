/** The name of a script file, without what may stand in front of it. */
const SCRIPT = /([\w.-]+\.ps1)\b/gi;

/** Names of script files in a piece of code, in lower case. */
export const scriptsIn = (code: string): readonly string[] =>
  [...code.matchAll(SCRIPT)].map(([, name = '']) => name.toLowerCase());
