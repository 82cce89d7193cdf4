/** Alibaba Cloud identity as code. */
import * as cloudsso from "./cloudsso";
import * as ims from "./ims";

export { cloudsso, ims };
