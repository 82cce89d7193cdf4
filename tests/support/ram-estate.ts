import type { Estate, EstateObject, Values } from "../../estate/model";

/** With two users of RAM: `deployer`, who has everything by itself and by the group `builders`, and `idle`, who has nothing. */
export function withRam(estate: Estate): Estate {
  const user = (id: string, name: string) => object(id, `${name}@x`, { displayName: name });
  const everything = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
  const own = { policyName: "own", policyType: "Custom" };
  return {
    ...estate,
    objects: {
      ...estate.objects,
      "ims:User": [user("1", "deployer"), user("2", "idle")],
      "ims:Group": [object("10", "builders", {})],
      "ims:GroupMembership": [object("10:1", "", { groupId: "10", userId: "1" })],
      "ims:AccessKey": [
        object("LTAI1", "LTAI1", { userId: "1", status: "Active" }, { createDate: "2026-01-01T00:00:00Z" }),
      ],
      "ims:LoginProfile": [object("1", "deployer@x", { userId: "1", status: "Active" })],
      "ram:Policy": [object("own", "own", { policyDocument: everything })],
      "ram:GroupPolicyAttachment": [object("own:Custom:10", "", { groupId: "10", ...own })],
      "ram:UserPolicyAttachment": [object("own:Custom:1", "", { userId: "1", ...own })],
    },
  };
}

function object(id: string, name: string, inputs: Values, outputs: Values = {}): EstateObject {
  return { id, name, inputs, outputs };
}
