import type { ImsOperations } from "../../provider/api/ims.generated";
import type { Actions } from "../action";
import { stamp } from "../clock";
import { alphabets, held, idText, nextSequence } from "../store";
import { limitExceeded, notFound, theUserOrCaller } from "./find";
import { keyStatus } from "./idleness";
import { lastUse } from "./key-use";
import { recycleKey } from "./recycle-bin";
import type { AccessKey, RamUser } from "./state";

export const accessKeys = {
  CreateAccessKey(request, cloud) {
    const user = theUserOrCaller(request, cloud);
    const limit = cloud.options.accessKeysPerUserQuota;
    if (Object.keys(user.accessKeys).length >= limit) throw limitExceeded("User.AccessKey", limit);
    const key: AccessKey = {
      sequence: nextSequence(cloud.state),
      accessKeyId: `LTAI${idText(cloud.state, 20, alphabets.mixedCase)}`,
      accessKeySecret: idText(cloud.state, 30, alphabets.mixedCase),
      status: "Active",
      createDate: cloud.now,
      updateDate: cloud.now,
    };
    user.accessKeys[key.accessKeyId] = key;
    return {
      AccessKey: {
        AccessKeyId: key.accessKeyId,
        AccessKeySecret: key.accessKeySecret,
        Status: key.status,
        CreateDate: stamp(key.createDate),
      },
    };
  },

  UpdateAccessKey(request, cloud) {
    const key = theKey(theUserOrCaller(request, cloud), request.UserAccessKeyId);
    key.status = request.Status === "Inactive" ? "Inactive" : "Active";
    key.updateDate = cloud.now;
    return undefined;
  },

  DeleteAccessKey(request, cloud) {
    const user = theUserOrCaller(request, cloud);
    const key = theKey(user, request.UserAccessKeyId);
    delete user.accessKeys[key.accessKeyId];
    recycleKey(user, key, cloud);
    return undefined;
  },

  ListAccessKeys(request, cloud) {
    const keys = Object.values(theUserOrCaller(request, cloud).accessKeys);
    return {
      AccessKeys: {
        AccessKey: keys.map((key) => ({
          AccessKeyId: key.accessKeyId,
          Status: keyStatus(key, cloud),
          CreateDate: stamp(key.createDate),
          UpdateDate: stamp(key.updateDate),
        })),
      },
    };
  },

  GetAccessKeyLastUsed(request, cloud) {
    const use = lastUse(theKey(theUserOrCaller(request, cloud), request.UserAccessKeyId), cloud.now);
    if (use !== undefined) {
      return { AccessKeyLastUsed: { LastUsedDate: stamp(use.date), ServiceName: use.serviceName } };
    }
    const { unusedKey } = cloud.options;
    const nothing = unusedKey === "empty" ? "" : unusedKey;
    return { AccessKeyLastUsed: unusedKey === "absent" ? {} : { LastUsedDate: nothing, ServiceName: nothing } };
  },
} satisfies Actions<ImsOperations>;

function theKey(user: RamUser, accessKeyId: string): AccessKey {
  const key = held(user.accessKeys, accessKeyId);
  if (key === undefined) throw notFound("User.AccessKey", accessKeyId);
  return key;
}
