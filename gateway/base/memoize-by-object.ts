/** Makes something of an object once, and keeps it as long as the object. */
export function memoizeByObject<K extends object, V>(
  make: (object: K) => V,
): (object: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (object) => {
    let known = made.get(object);
    if (!known) made.set(object, (known = { value: make(object) }));
    return known.value;
  };
}
