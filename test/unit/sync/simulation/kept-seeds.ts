/**
 * Seeds that have found something once; they are always run.
 *
 * 21: who is asked to sign in after a pause has to be asked again. 860: a photo that two revisions
 * share was sent from the beginning for the second, because uploads were kept by submission. From
 * 506,656 on, from a run of 30,000: a run that ends because its only opinion was edited is over. The last
 * four, from a run of 100,000, were mistakes of the model: looking a later revision up is not sending it,
 * and one that is under way keeps its turn when an earlier, superseded one is tried again.
 */
export const KEPT_SEEDS: readonly number[] = [
  21, 860, 1628, 1813, 506_656, 516_178, 528_126, 49_961, 74_763, 79_121, 111_377,
]
