/** Whether a link may lead there: a web address that says where, or a mail address, written plainly. */
export function isSafeAddress(url: string): boolean {
  // A browser drops control characters and blanks from a scheme, so an address with any is none.
  if (/[\p{Cc}\s]/u.test(url)) return false;
  return /^https?:\/\/[^/?#]/i.test(url) || /^mailto:[^?]+/i.test(url);
}
