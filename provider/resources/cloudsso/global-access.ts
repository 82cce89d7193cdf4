import { z } from "zod";
import type { UpdateDirectoryGlobalAccessStatusRequest } from "../../api/cloudsso.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface GlobalAccessInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /** `Enabled` or `Disabled`. What a new directory has is not documented, so `onDestroy: "reset"` leaves it, too. */
  globalAccessStatus: "Enabled" | "Disabled";
}

type Inputs = GlobalAccessInputs;
type WholeGlobalAccess = Omit<UpdateDirectoryGlobalAccessStatusRequest, "DirectoryId">;

const STATUS = ["Enabled", "Disabled"] as const;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  globalAccessStatus: { schema: z.enum(STATUS), required: true },
  ...standing,
};

/**
 * Whether global access acceleration is on for a directory. The API's pages do not show its calls; they are known from
 * Terraform's provider.
 *
 * @example
 * new cloudsso.GlobalAccess("worldwide", { directoryId: directory.id, globalAccessStatus: "Enabled" });
 */
export const globalAccess: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:GlobalAccess",
  fields,
  outputs: {},
  ...settingOfDirectory("global access"),
  ...setting<Inputs, WholeGlobalAccess, NoOutputs, Partial<WholeGlobalAccess>>({
    fields,
    named: "the directory's global access",
    wire: { globalAccessStatus: "GlobalAccessStatus" },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const { GlobalAccessStatus: live } = await cloudsso.getDirectoryGlobalAccessStatus({ DirectoryId: id });
      const status = statusIn(live);
      return status && { GlobalAccessStatus: status };
    },
    set: ({ cloudsso }, id, whole) => cloudsso.updateDirectoryGlobalAccessStatus({ DirectoryId: id, ...whole }),
    defaults: {},
  }),
};

/** The answer has an object with a small `status`, where Terraform's provider reads it; its siblings have the bare text. */
function statusIn(answer: unknown): Inputs["globalAccessStatus"] | undefined {
  const values = typeof answer === "object" && answer !== null ? Object.values(answer) : [answer];
  return STATUS.find((status) => values.includes(status));
}
