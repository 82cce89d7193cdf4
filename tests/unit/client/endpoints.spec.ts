import assert from "node:assert/strict";
import { endpointOf } from "../../../provider/client/endpoints";
import { ConfigurationError, SERVICES, type Settings } from "../../../provider/config";
import { settings } from "./fixtures";

function given(changes: Partial<Settings>): Settings {
  return settings("", { endpoints: {}, ...changes });
}

describe("client/endpoints", () => {
  it("are the documented ones", () => {
    const here = given({ region: "cn-shanghai" });
    assert.equal(endpointOf("cloudsso", here).url, "https://cloudsso.cn-shanghai.aliyuncs.com");
    assert.equal(endpointOf("ims", here).url, "https://ims.aliyuncs.com");
    assert.equal(endpointOf("ram", here).url, "https://ram.aliyuncs.com");
    assert.equal(endpointOf("resourceDirectory", here).url, "https://resourcedirectory.aliyuncs.com");
    assert.equal(endpointOf("sts", here).url, "https://sts.aliyuncs.com");
    assert.equal(endpointOf("sts", given({ stsRegion: "eu-central-1" })).host, "sts.eu-central-1.aliyuncs.com");
  });

  it("inside a VPC are the VPC's", () => {
    const inside = given({ region: "cn-shanghai", vpc: true });
    assert.deepEqual(
      Object.keys(SERVICES).map((service) => endpointOf(service, inside).host),
      [
        "cloudsso-vpc.cn-shanghai.aliyuncs.com",
        "ims.vpc-proxy.aliyuncs.com",
        "ram.vpc-proxy.aliyuncs.com",
        "resourcedirectory.vpc-proxy.aliyuncs.com",
        "sts-vpc.cn-shanghai.aliyuncs.com",
      ],
    );
  });

  it("of IMS and STS need no region, that of CloudSSO does", () => {
    const nowhere = given({});
    assert.equal(endpointOf("ims", nowhere).host, "ims.aliyuncs.com");
    assert.throws(
      () => endpointOf("cloudsso", nowhere),
      (error) => error instanceof ConfigurationError && /alicloud-identity:region/.test(error.message),
    );
  });

  it("of CloudSSO do not exist everywhere, unless one is given", () => {
    const elsewhere = given({ region: "cn-hangzhou", sources: { region: "alicloud:region" } });
    assert.throws(
      () => endpointOf("cloudsso", elsewhere),
      (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.match(error.message, /no endpoint in region cn-hangzhou \(from alicloud:region\)/);
        for (const region of SERVICES.cloudsso.regions) assert.ok(error.message.includes(region));
        return true;
      },
    );
    const explicit = given({
      region: "cn-hangzhou",
      endpoints: { cloudsso: "https://cloudsso.cn-hangzhou.aliyuncs.com" },
    });
    assert.equal(endpointOf("cloudsso", explicit).host, "cloudsso.cn-hangzhou.aliyuncs.com");
  });

  it("carry the port in the host, as it is signed", () => {
    assert.deepEqual(endpointOf("ims", given({ endpoints: { ims: "http://127.0.0.1:4010" } })), {
      url: "http://127.0.0.1:4010",
      host: "127.0.0.1:4010",
      loopback: true,
    });
    assert.equal(
      endpointOf("ims", given({ endpoints: { ims: "https://ims.example.com:443" } })).host,
      "ims.example.com",
    );
  });

  it("never mix the emulator with the real cloud", () => {
    const half = given({ region: "cn-shanghai", endpoints: { cloudsso: "http://127.0.0.1:4010" } });
    for (const service of Object.keys(SERVICES)) assert.equal(endpointOf(service, half).url, "http://127.0.0.1:4010");
  });

  it("exist for these services only", () => {
    assert.throws(() => endpointOf("ecs", given({})), ConfigurationError);
  });
});
