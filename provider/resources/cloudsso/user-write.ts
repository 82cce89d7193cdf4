import type { UpdateUserRequest } from "../../api/cloudsso.generated";
import { answered } from "../../client/answered";
import { sameValue } from "../../kernel/diff";
import { changed } from "../changed";
import type { Context } from "../context";
import { type Tags, tagsOf, writeTags } from "../tags";
import { userFields as fields, type UserInputs as Inputs } from "./user-fields";
import { whereOf, whyNotChanged } from "./user-refusals";

/** What shuts a user out, or asks for more at the logon, comes first; what lets one in, last. */
export async function writeUser(context: Context, id: string, from: Inputs, to: Inputs): Promise<void> {
  const status = to.status === from.status ? undefined : to.status;
  const mfa =
    to.mfaAuthenticationSettings === from.mfaAuthenticationSettings ? undefined : to.mfaAuthenticationSettings;
  if (status === "Disabled") await setStatus(context, id, status);
  if (mfa === "Enabled") await setMfa(context, id, mfa);
  await writeDetails(context, id, from, to);
  if (!sameValue(fields.tags, from.tags, to.tags)) await bringTags(context, id, to.tags);
  if (mfa === "Disabled") await setMfa(context, id, mfa);
  if (status === "Enabled") await setStatus(context, id, status);
}

type Switch = "Enabled" | "Disabled";

function setStatus({ cloudsso }: Context, id: string, NewStatus: Switch): Promise<unknown> {
  return cloudsso.updateUserStatus({ ...whereOf(id), NewStatus });
}

function setMfa({ cloudsso }: Context, id: string, UserMFAAuthenticationSettings: Switch): Promise<unknown> {
  return cloudsso.updateUserMFAAuthenticationSettings({ ...whereOf(id), UserMFAAuthenticationSettings });
}

async function writeDetails(context: Context, id: string, from: Inputs, to: Inputs): Promise<void> {
  const request = changed<Inputs, UpdateUserRequest>(fields, from, to, {
    displayName: "NewDisplayName",
    firstName: "NewFirstName",
    lastName: "NewLastName",
    email: "NewEmail",
    description: "NewDescription",
  });
  if (request === undefined) return;
  await context.cloudsso.updateUser({ ...whereOf(id), ...request }).catch(async (error: unknown) => {
    throw await whyNotChanged(context, id, to, error);
  });
}

/** Against what is live, so that a tag from elsewhere goes as well. */
async function bringTags({ cloudsso }: Context, id: string, wanted: Tags = {}): Promise<void> {
  const at = whereOf(id);
  const live = answered((await cloudsso.getUser(at)).User, `user ${at.UserId}`);
  const of = { DirectoryId: at.DirectoryId, ResourceType: "user", ResourceId: [at.UserId] } as const;
  await writeTags(tagsOf(live.Tags), wanted, {
    tag: (Tag) => cloudsso.tagResources({ ...of, Tag }),
    untag: (TagKey) => cloudsso.untagResources({ ...of, TagKey }),
  });
}
