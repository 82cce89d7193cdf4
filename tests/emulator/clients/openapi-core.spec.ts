import { openApiCore } from "./official";
import { cloudSsoThrough, imsThrough, stsThrough } from "./stories";

/** What every SDK of today stands on; CloudSSO has no SDK for Node.js among this project's packages. */
const asSdks = openApiCore({ signs: "V3", place: "query", format: "JSON" });
const inXml = openApiCore({ signs: "V3", place: "query", format: "XML" });

cloudSsoThrough(asSdks);
cloudSsoThrough(inXml);
cloudSsoThrough(openApiCore({ signs: "V3", place: "body", format: "JSON" }));
cloudSsoThrough(openApiCore({ signs: "V1", place: "query", format: "JSON" }));
imsThrough(inXml);
stsThrough(asSdks);
