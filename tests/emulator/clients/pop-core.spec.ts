import { popCore } from "./official";
import { cloudSsoThrough, imsThrough } from "./stories";

cloudSsoThrough(popCore("GET"));
cloudSsoThrough(popCore("POST"));
imsThrough(popCore("POST"));
