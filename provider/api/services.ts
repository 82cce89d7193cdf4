import type { Send } from "../client/call";
import { bindCloudsso, type CloudSso } from "./cloudsso";
import { bindIms, type Ims } from "./ims";

/** Every service whose operations can be called, ready to be called. */
export interface Services {
  readonly cloudsso: CloudSso;
  readonly ims: Ims;
}

export function bindServices(send: Send): Services {
  return { cloudsso: bindCloudsso(send), ims: bindIms(send) };
}
