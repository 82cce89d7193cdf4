import type { Send } from "../client/call";
import { type Bound, bind, read, type Table } from "./operation";
import type { StsOperations } from "./sts.generated";

/**
 * The operations of STS 2015-04-01, one a line; the one that takes a browser's SAML response is left out. A session
 * changes nothing in the cloud: all of them are reads.
 */
export const stsOperations = {
  getCallerIdentity: read("GetCallerIdentity"),
  assumeRole: read("AssumeRole"),
  assumeRoleWithOIDC: read("AssumeRoleWithOIDC"),
} satisfies Table<StsOperations>;

/** STS, ready to be called: `await api.getCallerIdentity()`. */
export type Sts = Bound<StsOperations>;

export function bindSts(send: Send): Sts {
  return bind<StsOperations>("sts", stsOperations, send);
}
