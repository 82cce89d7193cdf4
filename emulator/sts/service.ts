import { factsOf } from "../../provider/api/tables";
import type { Service } from "../service";
import { stsActions } from "./actions";

export const sts: Service = {
  name: "sts",
  facts: factsOf("sts"),
  actions: stsActions,
  anonymous: new Set(["AssumeRoleWithOIDC"]),
  unrestricted: new Set(["GetCallerIdentity"]),
};
