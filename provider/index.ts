/** Alibaba Cloud identity as code. */
import * as cloudsso from "./cloudsso.generated";
import * as ims from "./ims.generated";

export { cloudsso, ims };
