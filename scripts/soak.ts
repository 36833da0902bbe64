// Random edits in a real VS Code, minutes long: npm run soak [-- EDITS]   npm run soak -- speed measures keys and lists
import { spawnSync } from 'node:child_process';
import { inRoot } from './root.ts';

/** What `npm run soak` asks for without a number. */
const EDITS = 10_000;
const HOURS = 3600;

const [asked] = process.argv.slice(2);
const what =
  asked === 'speed' ? ['--only=figures:', '--speed'] : ['--only=random edits', `--soak=${Number(asked ?? EDITS)}`];
const { status } = spawnSync(process.execPath, [inRoot('scripts/editor/run-suite.ts'), 'desktop', ...what], {
  stdio: 'inherit',
  env: { ...process.env, MAILFLOW_SECONDS: String(2 * HOURS) },
});
process.exitCode = status ?? 1;
