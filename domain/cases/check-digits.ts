const digitsOf = (text: string): number[] => [...text].filter((one) => one >= "0" && one <= "9").map(Number);

/** Whether ten digits are a number of the NHS: the last one follows from the nine before (modulus 11). */
export function isNhsNumber(text: string): boolean {
  const digits = digitsOf(text);
  const last = digits.at(-1);
  if (digits.length !== 10 || last === undefined) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === last;
}

/** Whether the digits pass the check of payment cards (Luhn), with as many as cards have. */
export function isCardNumber(text: string): boolean {
  const digits = digitsOf(text).reverse();
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size === 1) return false;
  const sum = digits.reduce((total, digit, at) => {
    const value = at % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether a text is an IBAN by its check digits (ISO 7064, modulus 97). */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const one of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(one, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
