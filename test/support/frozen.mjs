// Loaded before the hub in every test with a real process [X3]: nothing can be added to what all objects inherit, and
// `__proto__` throws (--disable-proto=throw). At the end it says whether another prototype was touched.
const prototypes = [Array, Boolean, Date, Error, Function, Map, Number, Promise, RegExp, Set, String].map(
  ({ prototype }) => prototype,
);
const names = () => JSON.stringify(prototypes.map((one) => Reflect.ownKeys(one).map(String)));

Object.freeze(Object.prototype);
const before = names();
process.on('exit', () => {
  if (names() !== before) console.error('a prototype was polluted');
});
