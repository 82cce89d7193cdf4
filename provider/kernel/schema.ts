import { z } from "zod";
import type { Path } from "./property-path";

/** What a schema knows beyond yes and no: names, enumerated values and bounds, which a sentence tells. */
export interface Part {
  /** The properties of an object; `undefined` where any key may be. */
  readonly names?: readonly string[];
  /** One of a few known words, which gives nothing away. */
  readonly isEnum?: true;
  readonly isText?: true;
  readonly minimum?: number;
  readonly maximum?: number;
}

export function partAt(schema: object, path: Path): Part {
  return (
    path
      .reduce<z.core.$ZodType[]>((here, key) => here.flatMap((one) => below(one, key)), roots(schema))
      .map(partOf)[0] ?? {}
  );
}

/** A union is all of its options, an optional value is the value itself, and a conversion what it comes to. */
function roots(schema: object): z.core.$ZodType[] {
  if (!(schema instanceof z.core.$ZodType)) return [];
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(roots);
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable)
    return roots(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe) return roots(schema._zod.def.out);
  return [schema];
}

function below(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.core.$ZodArray) return roots(schema._zod.def.element);
  if (schema instanceof z.core.$ZodRecord) return roots(schema._zod.def.valueType);
  if (schema instanceof z.core.$ZodObject) return roots(schema._zod.def.shape[String(key)] ?? {});
  return [];
}

function partOf(schema: z.core.$ZodType): Part {
  const bounds = (schema._zod.def.checks ?? []).map((check) => boundOf(check._zod.def));
  return Object.assign(
    {},
    schema instanceof z.core.$ZodObject ? { names: Object.keys(schema._zod.def.shape) } : {},
    schema instanceof z.core.$ZodEnum || schema instanceof z.core.$ZodLiteral ? { isEnum: true } : {},
    schema instanceof z.core.$ZodString ? { isText: true } : {},
    ...bounds,
  ) as Part;
}

function boundOf(check: z.core.$ZodCheckDef): Part {
  if (isOf<z.core.$ZodCheckMinLengthDef>(check, "min_length")) return { minimum: check.minimum };
  if (isOf<z.core.$ZodCheckMaxLengthDef>(check, "max_length")) return { maximum: check.maximum };
  if (isOf<z.core.$ZodCheckLengthEqualsDef>(check, "length_equals"))
    return { minimum: check.length, maximum: check.length };
  if (isOf<z.core.$ZodCheckGreaterThanDef>(check, "greater_than") && check.inclusive)
    return { minimum: Number(check.value) };
  if (isOf<z.core.$ZodCheckLessThanDef>(check, "less_than") && check.inclusive) return { maximum: Number(check.value) };
  return {};
}

function isOf<T extends z.core.$ZodCheckDef>(check: z.core.$ZodCheckDef, name: string): check is T {
  return check.check === name;
}
