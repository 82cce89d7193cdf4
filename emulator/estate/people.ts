import type { Directory } from "../cloudsso/state";
import { nextSequence } from "../store";
import { type Loading, leadsTo, sourcesOf } from "./loading";
import { bareId } from "./values";

const switches = ["Enabled", "Disabled"] as const;
const provisionTypes = ["Manual", "Synchronized"] as const;

/** Users, groups, and who is in which. What brought the synchronized ones is not told: their names stand for it. */
export function addPeople(loading: Loading, directory: Directory): void {
  addUsers(loading, directory);
  addGroups(loading, directory);
  const { users, groups } = directory;
  const kind = "cloudsso:UserAttachment";
  for (const { inputs } of sourcesOf(loading, kind)) {
    const whole =
      leadsTo(loading, kind, inputs, "groupId", { kind: "cloudsso:Group", items: groups }) &&
      leadsTo(loading, kind, inputs, "userId", { kind: "cloudsso:User", items: users });
    if (!whole) continue;
    const groupId = inputs.text("groupId");
    const userId = inputs.text("userId");
    const joinTime = Math.max(groups[groupId]?.createTime ?? 0, users[userId]?.createTime ?? 0);
    directory.memberships[`${groupId}/${userId}`] = {
      sequence: nextSequence(loading.state),
      groupId,
      userId,
      joinTime,
    };
  }
}

function addUsers(loading: Loading, directory: Directory): void {
  for (const { id, inputs, outputs } of sourcesOf(loading, "cloudsso:User")) {
    const userId = bareId(id);
    const userName = inputs.text("userName");
    const createTime = outputs.time("createTime", directory.createTime);
    const provisionType = outputs.oneOf("provisionType", provisionTypes, "Manual");
    directory.users[userId] = {
      sequence: nextSequence(loading.state),
      userId,
      userName,
      displayName: inputs.text("displayName", ""),
      firstName: inputs.text("firstName", ""),
      lastName: inputs.text("lastName", ""),
      email: inputs.text("email", ""),
      description: inputs.text("description", ""),
      status: inputs.oneOf("status", switches, "Enabled"),
      provisionType,
      mfaAuthentication: inputs.oneOf("mfaAuthenticationSettings", switches, "Enabled"),
      mfaDevices: {},
      passwords: [],
      passwordResetRequired: false,
      ...(provisionType === "Synchronized" ? { externalId: { Id: userName, Issuer: "SCIM" } } : {}),
      tags: inputs.tags(),
      createTime,
      updateTime: createTime,
    };
  }
}

function addGroups(loading: Loading, directory: Directory): void {
  for (const { id, inputs, outputs } of sourcesOf(loading, "cloudsso:Group")) {
    const groupId = bareId(id);
    const createTime = outputs.time("createTime", directory.createTime);
    directory.groups[groupId] = {
      sequence: nextSequence(loading.state),
      groupId,
      groupName: inputs.text("groupName"),
      description: inputs.text("description", ""),
      provisionType: outputs.oneOf("provisionType", provisionTypes, "Manual"),
      createTime,
      updateTime: createTime,
    };
  }
}
