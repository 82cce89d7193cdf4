import { factsOf } from "../../provider/api/tables";
import type { Service } from "../service";
import { imsActions } from "./actions";

export const ims: Service = { name: "ims", facts: factsOf("ims"), actions: imsActions };
