/** The password of every demonstration account; it protects nothing, and is told to whoever starts the demonstration. */
export const demoPassword = 'lotrinh-demo';
