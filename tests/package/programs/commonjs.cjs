"use strict";

const pulumi = require("@pulumi/pulumi");
const { cloudsso, ims } = require("pulumi-alicloud-identity");

const seen = [];
pulumi.runtime.setMocks({
  newResource: ({ type, inputs }) => {
    seen.push([type, inputs.__provider]);
    return { id: "d-1:ac-2", state: inputs };
  },
  call: ({ inputs }) => inputs,
});

const configuration = new cloudsso.AccessConfiguration("readers", {
  directoryId: "d-1",
  accessConfigurationName: "readers",
});
const user = new ims.User("alice", { userPrincipalName: "alice@example.onaliyun.com", displayName: "Alice" });

pulumi.all([configuration.accessConfigurationId, user.displayName]).apply((outputs) => {
  console.log(JSON.stringify({ seen, outputs }));
});
