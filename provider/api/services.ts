import type { Send } from "../client/call";
import { bindCloudsso, type CloudSso } from "./cloudsso";
import { bindIms, type Ims } from "./ims";
import { bindRam, type Ram } from "./ram";
import { bindResourceDirectory, type ResourceDirectory } from "./resource-directory";
import { bindSts, type Sts } from "./sts";

/** Every service whose operations can be called, ready to be called. */
export interface Services {
  /** CloudSSO 2021-05-15. */
  readonly cloudsso: CloudSso;
  /** IMS 2019-08-15, the API behind RAM users. */
  readonly ims: Ims;
  /** RAM 2015-05-01, as far as IMS does not repeat it: policies, roles, and who has which policy. */
  readonly ram: Ram;
  /** ResourceDirectoryMaster 2022-04-19: accounts, folders, and who administers a service for them. */
  readonly resourceDirectory: ResourceDirectory;
  /** STS 2015-04-01: who calls, and sessions of roles. */
  readonly sts: Sts;
}

const BINDERS: { readonly [Name in keyof Services]: (send: Send) => Services[Name] } = {
  cloudsso: bindCloudsso,
  ims: bindIms,
  ram: bindRam,
  resourceDirectory: bindResourceDirectory,
  sts: bindSts,
};

/** Each service is bound when it is first asked for: a verb needs one or two of them, and all have four hundred operations. */
export function bindServices(send: Send): Services {
  const services = {};
  for (const [name, bind] of Object.entries(BINDERS)) {
    const get = () => {
      const value = bind(send);
      Object.defineProperty(services, name, { value });
      return value;
    };
    Object.defineProperty(services, name, { get, enumerable: true, configurable: true });
  }
  return services as Services;
}
