/** What the build packs into the page (scripts/playground.ts). */
declare module 'playground:packed' {
  const packed: import('./engine/knowledge.ts').Packed;
  export default packed;
}

declare module 'playground:samples' {
  const packed: { readonly samples: readonly import('./page/samples.ts').Sample[]; readonly bounce: string };
  export default packed;
}
