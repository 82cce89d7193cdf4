/** Alibaba Cloud identity as code. */
import * as cloudsso from "./cloudsso.generated";
import * as ims from "./ims.generated";
import * as ram from "./ram.generated";
import * as resourcedirectory from "./resourcedirectory.generated";

export { AlibabaError, type Connection, type ConnectSettings, connect } from "./functions/connect";
export { cloudsso, ims, ram, resourcedirectory };
