import type { Service } from "../service";
import { stsActions } from "./actions";
import { stsFacts } from "./facts";

export const sts: Service = {
  name: "sts",
  facts: stsFacts,
  actions: stsActions,
  anonymous: new Set(["AssumeRoleWithOIDC"]),
  unrestricted: new Set(["GetCallerIdentity"]),
};
