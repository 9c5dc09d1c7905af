/** Whether a reader's `If-None-Match` names what there is: by its tag, weak or strong, among others, or as anything at all. */
export function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}
