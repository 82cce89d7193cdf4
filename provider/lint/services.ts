import type { ServiceFacts, ServiceName } from "../api/facts";

/** Parses the tables of all operations, so it is loaded where a document is asked about single actions. */
const factsOf = (service: ServiceName): ServiceFacts =>
  (require("../api/tables") as typeof import("../api/tables")).factsOf(service);

/**
 * Services by the name that they have in policies (the "RAM code" of their pages "RAM authorization" on
 * alibabacloud.com/help and help.aliyun.com), and from policies of public programs; gathered in November 2026. There are
 * more, so a name that is not here is told of and never refused.
 */
export const SERVICE_CODES: readonly string[] = [
  ..."acc acm acms actiontrail adb adcp agency ahas alb alidns alikafka alikafkaconnect alimt".split(" "),
  ..."alinlp aml amqp antiddos apigateway arms arms-prometheus bailian bpstudio bss bssapi cas".split(" "),
  ..."cassandra cbn cbwp cc cdn cdt cen clickhouse cloudapi cloudauth cloudfirewall cloudfw".split(" "),
  ..."cloudphoto cloudpush cloudsso cms cms2 composer computenest computenestsupplier config cr".split(" "),
  ..."crm cs csas csb cspro datahub datav dataworks dbaudit dbfs dbs dcdn ddosbgp ddoscoo ddosdip".split(" "),
  ..."devops devs dfs dg dlf dm dms dmsenterprise domain drds dts dysms dyvms eais eas ebs ecd".split(" "),
  ..."eci ecs ecs-workbench edas eds eflo ehpc eiam elasticsearch emas emr ens es esa ess".split(" "),
  ..."eventbridge expressconnectrouter fc fnf ga gdb governance gpdb gws hbase hbr hcs-mgw hdm".split(" "),
  ..."hitsdb hologram httpdns ice imagerecog imm imp ims iot itaas kms kvstore lindorm live livecdn log".split(" "),
  ..."market marketplace maxcompute mns mongodb mq mse mts nas nlb nls notifications oceanbase".split(" "),
  ..."odps ons oos opensearch oss ots outboundbot pai paidlc paidsw paiflow paiworkspace petadata".split(" "),
  ..."polardb polardbx privatelink privatezone pts pvtz quickbi quotas ram rdc rds resourcecenter".split(" "),
  ..."resourcemanager resourcesharing rhino ros sae sas schedulerx searchengine selectdb".split(" "),
  ..."servicecatalog servicemesh sgw slb smartag smc sms starrocks sts support swas-open tag tdsr".split(" "),
  ..."threatdetection tr ugc videorecog videosearch vod vpc vpn vs waf wafopenapi xtrace yundun".split(" "),
  ..."yundun-aegis yundun-antiddosbag yundun-bastionhost yundun-cert yundun-cloudfirewall".split(" "),
  ..."yundun-dbaudit yundun-ddoscoo yundun-high yundun-sas yundun-sddp yundun-waf yundun-wafnew".split(" "),
];

/** Actions of policies that are no operation of the tables. */
const MORE_ACTIONS: { readonly [service: string]: readonly string[] } = {
  ram: [
    "PassRole",
    "CreateServiceLinkedRole",
    "DeleteServiceLinkedRole",
    "GetServiceLinkedRoleDeletionStatus",
    "DecodeDiagnosticMessage",
    "AttachPolicy",
    "DetachPolicy",
  ],
  sts: ["AssumeRoleWithSAML", "SetSourceIdentity"],
};

/** Whose tables name an action of each service. IMS is `ram:` in its newer pages and `ims:` in an older one. */
const TABLES: { readonly [service: string]: readonly ServiceName[] } = {
  cloudsso: ["cloudsso"],
  ims: ["ims"],
  ram: ["ims", "ram"],
  sts: ["sts"],
};

/** The actions of a service, where all are known. The tables are the project's own, of provider/api/facts. */
export function actionsOf(service: string): readonly string[] | undefined {
  const tables = Object.hasOwn(TABLES, service) ? TABLES[service] : undefined;
  if (tables === undefined) return undefined;
  const operations = tables.flatMap((table) => factsOf(table).operations.map(({ action }) => action));
  return [...operations, ...(MORE_ACTIONS[service] ?? [])];
}
