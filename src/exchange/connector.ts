import { stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { all, type Match, NO } from './match.ts';
import { enabled, flagMatch } from './readings.ts';

/** Whether a connector leads to servers of the organization itself. */
const isOnPremises = (connector: TenantObject): boolean =>
  stated(text(connector, 'connectorType'))?.trim().toLowerCase() === 'onpremises';

/** Connectors to servers of the organization itself, in both directions. */
export const onPremisesConnectors = ({ objects }: Tenant): readonly TenantObject[] =>
  [...objects.inboundConnector, ...objects.outboundConnector].filter(isOnPremises);

/** Whether a connector sends all mail through servers of the organization itself (centralized mail transport), and is on. */
export const centralizes = (connector: TenantObject): Match =>
  all([flagMatch(connector, 'routeAllMessagesViaOnPremises', NO), enabled(connector)]);
