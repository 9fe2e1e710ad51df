import { encodeModel, hashOf, softmax } from './model.ts';

/** An example to learn from. */
export interface Example {
  readonly features: readonly string[];
  readonly meaning: string;
}

/** How often all examples are gone through. */
const ROUNDS = 10;
const STEP = 0.5;
/** How strongly weights are drawn to 0, so that no rare word decides alone. */
const DECAY = 1e-5;
/** Kept out of the divisor of the first steps, which would be as large as the step. */
const DAMPING = 0.1;
const BIAS_STEP = 0.05;
/** Corrections below this change nothing and cost time. */
const LEAST = 1e-4;
/** Weights that are less than this part of the largest are left out of the file. */
const FAINTEST = 1 / 127;

/** Features of which each two words have one say less: there are many, and most stand by chance. */
const rarityOf = (feature: string, count: number, examples: number): number =>
  Math.log(1 + examples / count) / (feature.includes(' ') ? 2 : 1);

/**
 * Learns from examples, by softmax regression with AdaGrad (Duchi, Hazan and Singer, 2011, JMLR 12), which meaning the
 * features of a sentence speak for.
 * @returns the bytes of a model's file: the same for the same examples
 */
export function train(examples: readonly Example[], digest: string, say: (line: string) => void): Uint8Array {
  const meanings = [...new Set(examples.map(({ meaning }) => meaning))].sort();
  const counts = new Map<number, { count: number; rarity: number }>();
  for (const { features } of examples)
    for (const feature of features) {
      const hash = hashOf(feature);
      const count = (counts.get(hash)?.count ?? 0) + 1;
      counts.set(hash, { count, rarity: rarityOf(feature, count, examples.length) });
    }
  const features = Uint32Array.from([...counts.keys()].sort((a, b) => a - b));
  const indexes = new Map(Array.from(features, (hash, at) => [hash, at]));
  const rarity = Float32Array.from(features, (hash) => counts.get(hash)?.rarity ?? 0);
  const inputs = examples.map((one) => inputOf(one, indexes, rarity));
  const targets = examples.map(({ meaning }) => meanings.indexOf(meaning));
  const order = examples
    .map((one, at) => ({ at, key: hashOf(one.features.join()) }))
    .sort((a, b) => a.key - b.key)
    .map(({ at }) => at);
  const size = meanings.length;
  const state = {
    size,
    weights: new Float32Array(features.length * size),
    squares: new Float32Array(features.length * size).fill(1e-8),
    bias: new Float32Array(size),
  };
  for (let round = 0; round < ROUNDS; round++) {
    let loss = 0;
    for (const at of order) loss += learn(state, inputs[at] ?? NOTHING, targets[at] ?? 0);
    say(`  round ${round + 1} of ${ROUNDS}: loss ${(loss / examples.length).toFixed(3)}`);
  }
  return packed(state, { meanings, digest, features, rarity });
}

/** An example as the indexes of its features, each with how much it counts. */
interface Input {
  readonly at: readonly number[];
  readonly shares: readonly number[];
}
const NOTHING: Input = { at: [], shares: [] };

interface State {
  readonly size: number;
  readonly weights: Float32Array<ArrayBuffer>;
  readonly squares: Float32Array<ArrayBuffer>;
  readonly bias: Float32Array<ArrayBuffer>;
}

function inputOf({ features }: Example, indexes: ReadonlyMap<number, number>, rarity: Float32Array): Input {
  const at = [...new Set(features.map(hashOf))].flatMap((hash) => indexes.get(hash) ?? []);
  const length = Math.hypot(...at.map((one) => rarity[one] ?? 0)) || 1;
  return { at, shares: at.map((one) => (rarity[one] ?? 0) / length) };
}

/** Corrects the weights by one example. @returns how wrong they were: minus the logarithm of the right meaning's share */
function learn({ size, weights, squares, bias }: State, { at, shares }: Input, target: number): number {
  const errors = Float32Array.from(bias);
  at.forEach((feature, n) => {
    const [start, share] = [feature * size, shares[n] ?? 0];
    for (let one = 0; one < size; one++)
      errors[one] = (errors[one] ?? 0) + (weights[start + one] ?? 0) * share;
  });
  softmax(errors);
  const loss = -Math.log(Math.max(errors[target] ?? 0, 1e-9));
  errors[target] = (errors[target] ?? 0) - 1;
  for (let one = 0; one < size; one++) bias[one] = (bias[one] ?? 0) - BIAS_STEP * (errors[one] ?? 0);
  at.forEach((feature, n) => {
    const [start, share] = [feature * size, shares[n] ?? 0];
    for (let one = start; one < start + size; one++) {
      const gradient = (errors[one - start] ?? 0) * share + DECAY * (weights[one] ?? 0);
      if (Math.abs(gradient) < LEAST) continue;
      const square = (squares[one] = (squares[one] ?? 0) + gradient * gradient);
      weights[one] = (weights[one] ?? 0) - (STEP * gradient) / Math.sqrt(square + DAMPING);
    }
  });
  return loss;
}

interface Tables {
  readonly meanings: string[];
  readonly digest: string;
  readonly features: Uint32Array<ArrayBuffer>;
  readonly rarity: Float32Array<ArrayBuffer>;
}

/** The weights in a byte each, and those left out that are next to nothing. */
function packed({ size, weights, bias }: State, { meanings, digest, features, rarity }: Tables): Uint8Array {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest * FAINTEST;
  const starts = new Uint32Array(features.length + 1);
  const meaningOf: number[] = [];
  const kept: number[] = [];
  for (let feature = 0; feature < features.length; feature++) {
    for (let one = 0; one < size; one++) {
      const weight = Math.round((weights[feature * size + one] ?? 0) / scale);
      if (weight === 0) continue;
      meaningOf.push(one);
      kept.push(weight);
    }
    starts[feature + 1] = kept.length;
  }
  return encodeModel(
    { meanings, scale, digest },
    {
      ...{ features, rarity, starts, bias },
      meaningOf: Uint8Array.from(meaningOf),
      weights: Int8Array.from(kept),
    },
  );
}
