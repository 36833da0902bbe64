import { forwardingOverview } from './forwarding-overview.ts';
import { connect } from './shared/host.ts';

connect(forwardingOverview);
