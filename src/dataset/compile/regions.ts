import { readYaml } from '../yaml.ts';
import { z } from 'zod';

const region = z.union([
  z.string().transform((name) => ({ name, code: '' })),
  z.strictObject({ name: z.string().min(1), code: z.string().regex(/^[a-z]{2,3}$/) }),
]);
const file = z.record(
  z.string().regex(/^[A-Z]{2}$/),
  z.strictObject({ inLabel: z.boolean().default(false), regions: z.record(z.string(), region) }),
);

/** States and provinces: by country, whether labels always say them, and their names by GeoNames code. */
export type Regions = z.infer<typeof file>;

/** Reads `regions.yaml`. @throws Error naming the file, when it does not fit. */
export function readRegions(path: string): Regions {
  const result = file.safeParse(readYaml(path).value);
  if (result.success) return result.data;
  throw new Error(`${path}: ${z.prettifyError(result.error)}`);
}
