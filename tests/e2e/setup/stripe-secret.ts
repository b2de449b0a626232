/** With which the tests sign as Stripe does. */
export const stripeSecret = "whsec_of_the_tests_in_a_browser";
