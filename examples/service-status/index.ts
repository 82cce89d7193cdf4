import { cloudsso } from "pulumi-alicloud-identity";

// No resources: asks the account, in every preview, whether CloudSSO is enabled and where its directory lives. The same
// from a shell: npx alicloud-identity call cloudsso GetServiceStatus
const service = cloudsso.getServiceStatus();

export const status = service.then((answer) => answer.status);
export const regions = service.then((answer) => answer.regionsInUse);
