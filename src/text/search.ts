/**
 * Index of the first item that is found, in items sorted so that every one behind it is found too; their number when none
 * is. Takes as many steps as the number has binary digits.
 */
export function indexOfFirst<T>(items: readonly T[], isFound: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFound(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
