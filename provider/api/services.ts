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

export function bindServices(send: Send): Services {
  return {
    cloudsso: bindCloudsso(send),
    ims: bindIms(send),
    ram: bindRam(send),
    resourceDirectory: bindResourceDirectory(send),
    sts: bindSts(send),
  };
}
