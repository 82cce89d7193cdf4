import { popCore } from "./official";
import { cloudSsoThrough, imsThrough, stsThrough } from "./stories";

cloudSsoThrough(popCore("GET"));
cloudSsoThrough(popCore("POST"));
imsThrough(popCore("POST"));
stsThrough(popCore("POST"));
