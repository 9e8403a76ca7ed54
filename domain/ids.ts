const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for text that can be the id of a record: an address with anything else leads nowhere. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
