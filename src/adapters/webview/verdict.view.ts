import { connect } from './shared/host.ts';
import { verdictForm } from './verdict-form.ts';

connect(verdictForm);
