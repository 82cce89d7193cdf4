import { z } from "zod";
import type { SetSCIMSynchronizationStatusRequest } from "../../api/cloudsso.generated";
import type { Definition } from "../../kernel/definition";
import type { Fields } from "../../kernel/fields";
import { directoryIdField, type Standing, standing } from "../common-fields";
import type { Context } from "../context";
import { counted } from "../naming";
import { setting } from "../shapes/setting";
import type { NoOutputs } from "../shapes/verbs";
import { idOfDirectory, settingOfDirectory } from "./setting-of-directory";

export interface ScimSynchronizationInputs extends Standing {
  /** The directory, by its id. */
  directoryId: string;
  /** `Enabled`: an identity provider may write users and groups; `Disabled`, as in a new directory: it may not. */
  scimSynchronizationStatus: "Enabled" | "Disabled";
}

type Inputs = ScimSynchronizationInputs;
type WholeScimSynchronization = Omit<SetSCIMSynchronizationStatusRequest, "DirectoryId">;

const STATUS = ["Enabled", "Disabled"] as const;

const fields: Fields<Inputs> = {
  directoryId: directoryIdField,
  scimSynchronizationStatus: { schema: z.enum(STATUS), required: true },
  ...standing,
};

/**
 * Whether an identity provider may write a directory's users and groups by SCIM. While it may, the users and groups that
 * it wrote can neither be changed nor deleted here, nor can their groups' members; passwords and status can. A change
 * says how many there are. Its credentials are `cloudsso.ScimServerCredential`.
 *
 * @example
 * new cloudsso.ScimSynchronization("scim", { directoryId: directory.id, scimSynchronizationStatus: "Enabled" });
 */
export const scimSynchronization: Definition<Context, Inputs, NoOutputs> = {
  kind: "cloudsso:ScimSynchronization",
  fields,
  outputs: {},
  ...settingOfDirectory("SCIM synchronization"),
  ...setting<Inputs, WholeScimSynchronization, NoOutputs, Partial<WholeScimSynchronization>>({
    fields,
    named: "the directory's SCIM synchronization",
    wire: { scimSynchronizationStatus: "SCIMSynchronizationStatus" },
    ...idOfDirectory,
    async get({ cloudsso }, id) {
      const { SCIMSynchronizationStatus: live } = await cloudsso.getSCIMSynchronizationStatus({ DirectoryId: id });
      const status = STATUS.find((one) => one === live);
      return status && { SCIMSynchronizationStatus: status };
    },
    set: ({ cloudsso }, id, whole) => cloudsso.setSCIMSynchronizationStatus({ DirectoryId: id, ...whole }),
    defaults: { scimSynchronizationStatus: "Disabled" },
    async consequences(context, id, { scimSynchronizationStatus: was }, { scimSynchronizationStatus: is }) {
      if (is === undefined || was === is) return [];
      // Who may not count them still gets the sentence.
      const objects = await synchronized(context, id).catch(() => "the synchronized users and groups");
      if (objects === undefined) return [];
      return [
        is === "Enabled"
          ? `${objects} can neither be changed nor deleted while SCIM synchronization is enabled, nor can the groups' members; passwords and status can`
          : `${objects} can be changed and deleted by hand once SCIM synchronization is disabled; enabled again, it may undo that`,
      ];
    },
  }),
};

/** `12 synchronized users and 1 synchronized group`; `undefined`: none. */
async function synchronized({ cloudsso }: Context, directoryId: string): Promise<string | undefined> {
  // Only how many there are is asked, which every page says.
  const one = { DirectoryId: directoryId, ProvisionType: "Synchronized", MaxResults: 1 } as const;
  const pages = await Promise.all([cloudsso.listUsers(one), cloudsso.listGroups(one)]);
  const [users, groups] = pages.map(({ TotalCounts: count = 0 }) => count) as [number, number];
  if (users + groups === 0) return undefined;
  return `${counted(users, "synchronized user")} and ${counted(groups, "synchronized group")}`;
}
