/** Caches a function's result for each object, as long as the object lives. */
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
