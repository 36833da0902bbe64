import './activation.ts';
import './settings.ts';
import './findings.ts';
import './palette.ts';
import './review.ts';
import './ways-out.ts';
import './exports.ts';
import './answers.ts';
import './lenses.ts';
import './language.ts';
import './notebooks.ts';
import './behaviour.ts';
import './forwarding.ts';
import './grid.ts';
import './policy-tests.ts';
import './tools.ts';
import './comparison.ts';
import './workspace.ts';
import './themes.ts';
import './neighbours.ts';
import './pseudo.ts';
import './soak.ts';
import './speed.ts';
import './pictures.ts';
import { runAll } from './suite.ts';

/** Entry that the extension host calls. */
export const run = runAll;
