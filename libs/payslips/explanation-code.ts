/** Crockford's digits of base 32: no I, L, O or U, which are misread or make words. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomDigits = 18;
const checkDigits = 2;
const groupLength = 5;

/** The largest prime below 32²: it catches every single wrong digit and every swap of neighbours. */
const checkModulus = 1021n;

/** How many random bytes a code takes; of their 96 bits, 90 stand in the code. */
export const explanationCodeBytes = 12;

/**
 * The code on a payslip that opens its explanation: 90 random bits and a check, as four groups that people can read out,
 * e.g. `7K3MQ-9XW2D-A1B2C-8RT4E`. Throws a RangeError for fewer bytes than {@link explanationCodeBytes}.
 */
export function explanationCodeFrom(random: Uint8Array): string {
  if (random.length < explanationCodeBytes)
    throw new RangeError(`A code takes ${explanationCodeBytes} random bytes, not ${random.length}`);
  let number = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  number %= 32n ** BigInt(randomDigits);
  return grouped(written(number, randomDigits) + written(number % checkModulus, checkDigits));
}

/**
 * A typed code as it was printed, or undefined when it cannot be one. Case, spaces and dashes do not matter, and what is
 * misread for a digit is read as that digit.
 */
export function readExplanationCode(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!new RegExp(`^[${digits}]{${randomDigits + checkDigits}}$`).test(text)) return undefined;
  const number = read(text.slice(0, randomDigits));
  return number % checkModulus === read(text.slice(randomDigits)) ? grouped(text) : undefined;
}

function written(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; text.length < length; rest /= 32n) text = digits.charAt(Number(rest % 32n)) + text;
  return text;
}

function read(text: string): bigint {
  return text.split('').reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}
