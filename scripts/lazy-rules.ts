import type * as esbuild from 'esbuild';
import { rules } from '../src/rules/index.ts';
import { inRoot } from './root.ts';

const TOPIC = 'rules-about';
const FROM = 'rules-from';

/** Topics whose rules need not be run before a text holds something of them. Nearly every script holds calls. */
const topics = [...new Set(rules.flatMap(({ about }) => about?.[0] ?? []))].filter((topic) => topic !== 'call').sort();

const topicOf = ({ about }: (typeof rules)[number]): string | undefined => topics.find((topic) => topic === about?.[0]);

/** Entry points for esbuild, one for the rules of each topic; `prefix` stands before the names of their files. */
export const ruleEntries = (prefix: string): Record<string, string> =>
  Object.fromEntries(topics.map((topic) => [`${prefix}-${TOPIC}-${topic}`, `${TOPIC}:${topic}`]));

const nameOf = (id: string): string => `rule_${id.replaceAll('-', '_')}`;

/** The list of all rules in which those of a topic are read from the file of the topic when they are first asked. */
function registry(): string {
  const list = rules.map((rule) => {
    const topic = topicOf(rule);
    const name = nameOf(rule.meta.id);
    return topic === undefined ? name : `later(${JSON.stringify(rule.about)}, ${topic}, '${name}')`;
  });
  const imports = rules
    .filter((rule) => topicOf(rule) === undefined)
    .map(({ meta: { id } }) => `import { rule as ${nameOf(id)} } from './${id}.ts';`);
  return [
    ...imports,
    ...topics.map((topic) => `const ${topic} = () => require('${FROM}:${topic}');`),
    `const later = (about, load, name) => ({
      about,
      get meta() { return load()[name].meta; },
      check(context, report) { load()[name].check(context, report); },
    });`,
    `export const rules = [${list.join(', ')}];`,
  ].join('\n');
}

/** Keeps rules whose topic a text may not hold out of what a bundle runs at once; the sources list them as usual. */
export function lazyRules(prefix: string): esbuild.Plugin {
  const folder = inRoot('src/rules');
  return {
    name: 'lazy-rules',
    setup(build) {
      build.onLoad({ filter: /\/src\/rules\/index\.ts$/ }, () => ({
        contents: registry(),
        resolveDir: folder,
        loader: 'js',
      }));
      build.onResolve({ filter: new RegExp(`^${TOPIC}:`) }, ({ path: id }) => ({
        path: id.slice(TOPIC.length + 1),
        namespace: TOPIC,
      }));
      build.onLoad({ filter: /./, namespace: TOPIC }, ({ path: topic }) => {
        const own = rules.filter((rule) => topicOf(rule) === topic);
        const lines = own.map(({ meta: { id } }) => `export { rule as ${nameOf(id)} } from './${id}.ts';`);
        return { contents: lines.join('\n'), resolveDir: folder, loader: 'js' };
      });
      build.onResolve({ filter: new RegExp(`^${FROM}:`) }, ({ path: id }) => ({
        path: `./${prefix}-${TOPIC}-${id.slice(FROM.length + 1)}.cjs`,
        external: true,
      }));
    },
  };
}
