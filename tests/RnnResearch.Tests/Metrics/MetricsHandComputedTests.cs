using RnnResearch.Metrics;

namespace RnnResearch.Tests.Metrics;

/// <summary>Cases small enough to follow with a pencil; the arithmetic stands beside each.</summary>
public class MetricsHandComputedTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void Bleu_clips_a_word_to_the_most_often_one_reference_has_it()
    {
        // Papineni et al., example 2: "the" occurs twice in the first reference, so 2 of 7 count; no bigram "the the" matches.
        // c = 7; the references have 6 and 6 words, so BP = 1.
        var bleu = Bleu.Corpus([Words("the the the the the the the")], [[Words("the cat is on the mat"), Words("there is a cat on mat")]]);

        Assert.Equal([2 / 7.0, 0, 0, 0], bleu);
    }

    [Fact]
    public void Bleu_multiplies_precisions_and_the_brevity_penalty()
    {
        // Candidate: a b c d (4 words). Reference: a b c e f (5 words).
        // p1 = 3/4 (a b c), p2 = 2/3 (ab bc; not cd), p3 = 1/2 (abc; not bcd), p4 = 0/1. BP = exp(1 - 5/4).
        var bleu = Bleu.Corpus([Words("a b c d")], [[Words("a b c e f")]]);

        var penalty = Math.Exp(-0.25);
        Assert.Equal(penalty * 0.75, bleu[0], Exact);
        Assert.Equal(penalty * Math.Sqrt(0.75 * 2 / 3), bleu[1], Exact);
        Assert.Equal(penalty * Math.Cbrt(0.75 * 2 / 3 / 2), bleu[2], Exact);
        Assert.Equal(0, bleu[3]);
    }

    [Fact]
    public void Bleu_of_one_caption_adds_one_from_the_second_order_on()
    {
        // As above, but smoothed: p1 = 3/4, p2 = (2 + 1)/(3 + 1), p3 = (1 + 1)/(2 + 1), p4 = (0 + 1)/(1 + 1). No word in common stays 0.
        var bleu = Bleu.Sentence(Words("a b c d"), [Words("a b c e f")]);

        Assert.Equal(Math.Exp(-0.25) * Math.Pow(0.75 * 3 / 4 * 2 / 3 / 2, 0.25), bleu, Exact);
        Assert.Equal(0, Bleu.Sentence(Words("x y z w v"), [Words("a b c e f")]));
        Assert.Equal(1, Bleu.Sentence(Words("a b"), [Words("a b")]), Exact);
        Assert.Equal(0, Bleu.Sentence([], [Words("a b")]));
    }

    [Fact]
    public void Bleu_sums_over_the_corpus_before_it_divides()
    {
        // "a b" against "a b": 2 of 2 words. "x y z w" against "x q q q": 1 of 4. Together 3/6, not the mean (1 + 1/4) / 2.
        var bleu = Bleu.Corpus([Words("a b"), Words("x y z w")], [[Words("a b")], [Words("x q q q")]]);

        Assert.Equal(0.5, bleu[0], Exact);
    }

    [Fact]
    public void Bleu_takes_the_shorter_of_two_equally_close_references()
    {
        // 3 words; the references have 2 and 4, both one away: r = 2, so no penalty. With 4 it would be exp(-1/3).
        var bleu = Bleu.Corpus([Words("a b c")], [[Words("a b c d"), Words("x y")]]);

        Assert.Equal(1, bleu[0], Exact);
    }

    [Fact]
    public void Bleu_of_nothing_said_is_zero() =>
        Assert.Equal([0, 0, 0, 0], Bleu.Corpus([[]], [[Words("a b")]]));

    [Fact]
    public void Rouge_takes_precision_and_recall_from_the_best_reference_for_each()
    {
        // Candidate: a b c d. Against "a c d" the LCS is a c d = 3: P = 3/4, R = 3/3.
        // Against "a b c d e f g h" it is 4: P = 4/4, R = 4/8. Best P = 1, best R = 1: F = 1.
        Assert.Equal(1, RougeL.Score(Words("a b c d"), [Words("a c d"), Words("a b c d e f g h")]), Exact);
    }

    [Fact]
    public void Rouge_weighs_recall_with_beta_1_2()
    {
        // LCS("a b c d", "a x c y z") = a c = 2: P = 2/4, R = 2/5. (1 + 1.44) * 0.5 * 0.4 / (0.4 + 1.44 * 0.5) = 0.488 / 1.12.
        Assert.Equal(0.488 / 1.12, RougeL.Score(Words("a b c d"), [Words("a x c y z")]), Exact);
    }

    [Fact]
    public void Rouge_counts_words_in_order_only() =>
        // LCS of a sequence and its reverse is one word: P = R = 1/3, and F of equal P and R is the same.
        Assert.Equal(1 / 3.0, RougeL.Score(Words("a b c"), [Words("c b a")]), Exact);

    [Fact]
    public void Cider_gives_ten_to_a_caption_that_equals_its_only_reference()
    {
        // Every n-gram occurs in one of two images, so each weighs ln 2 and all four cosines are 1.
        var cider = CiderD.Corpus([Words("a b c d"), Words("e f g h")], [[Words("a b c d")], [Words("e f g h")]]);

        Assert.Equal(10, cider, Exact);
    }

    [Fact]
    public void Cider_weighs_words_by_how_few_images_have_them()
    {
        // Two images: "a" is in both references, so it weighs ln 2/2 = 0; b, c weigh ln 2 each.
        var cider = new CiderD([[Words("a c")], [Words("a b")]]);

        // "a b" against "a c": unigrams share only "a", of weight 0: 0. Bigrams differ: 0.
        Assert.Equal(0, cider.Score(Words("a b"), [Words("a c")]));
        // Against "a b": unigrams and bigrams equal the reference (cosine 1 each), no 3- or 4-grams: 10 * (1 + 1 + 0 + 0) / 4 = 5.
        Assert.Equal(5, cider.Score(Words("a b"), [Words("a b")]), Exact);
    }

    [Fact]
    public void Cider_penalises_a_different_length()
    {
        // Candidate "p q", references "p" and, for the second image, "r": p and r weigh ln 2, q is in no reference and weighs ln 2 too.
        // Unigrams: min(ln 2, ln 2) ln 2 / (sqrt(2) ln 2 * ln 2) = 1 / sqrt(2). One word too many: exp(-1 / 72). Longer n-grams: 0.
        var cider = new CiderD([[Words("p")], [Words("r")]]);

        Assert.Equal(10 * Math.Exp(-1 / 72.0) / Math.Sqrt(2) / 4, cider.Score(Words("p q"), [Words("p")]), Exact);
    }

    [Fact]
    public void Cider_does_not_pay_for_a_word_said_twice()
    {
        // "p p" against "p q" (the other image says "r s"): vectors (2, 0) and (1, 1) times ln 2.
        // min(2, 1) * 1 / (2 * sqrt(2)) = 0.3536; plain CIDEr would give 2 * 1 / (2 * sqrt(2)) = 0.7071.
        var cider = new CiderD([[Words("p q")], [Words("r s")]]);

        Assert.Equal(10 / (2 * Math.Sqrt(2)) / 4, cider.Score(Words("p p"), [Words("p q")]), Exact);
    }

    [Fact]
    public void Distinct_is_the_share_of_different_captions() =>
        Assert.Equal(2 / 3.0, DistinctCaptions.Ratio([Words("a b"), Words("a b"), Words("b a")]), Exact);

    [Fact]
    public void A_candidate_without_references_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Bleu.Corpus([Words("a"), Words("b")], [[Words("a")], []]));

        Assert.Contains("Candidate 1", error.Message);
    }

    private static string[] Words(string sentence) => sentence.Split(' ');
}
