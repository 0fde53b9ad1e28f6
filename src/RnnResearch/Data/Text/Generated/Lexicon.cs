namespace RnnResearch.Data.Text.Generated;

/// <summary>The words of the generated text.</summary>
internal static class Lexicon
{
    public static readonly Subject[] Names =
    [
        new("Anna", "she"), new("Clara", "she"), new("Ruth", "she"), new("Alice", "she"), new("Greta", "she"), new("Zelda", "she"),
        new("Tom", "he"), new("Peter", "he"), new("Henry", "he"), new("Oscar", "he"), new("Hugo", "he"), new("Victor", "he"),
    ];

    /// <summary>Only people who speak say these.</summary>
    public static readonly Subject[] Present = [new("I", "I"), new("you", "you"), new("we", "we")];

    public static readonly Noun[] People =
    [
        new("sailor", "sailors", "he"), new("queen", "queens", "she"), new("baker", "bakers", "he"), new("nurse", "nurses", "she"),
        new("man", "men", "he"), new("woman", "women", "she"), new("thief", "thieves", "he"), new("singer", "singers", "she"),
        new("judge", "judges", "he"), new("aunt", "aunts", "she"), new("uncle", "uncles", "he"), new("sister", "sisters", "she"),
    ];

    public static readonly Noun[] Things =
    [
        new("lamp", "lamps", "it"), new("key", "keys", "it"), new("door", "doors", "it"), new("box", "boxes", "it"),
        new("knife", "knives", "it"), new("egg", "eggs", "it"), new("apple", "apples", "it"), new("ship", "ships", "it"),
        new("letter", "letters", "it"), new("umbrella", "umbrellas", "it"), new("candle", "candles", "it"), new("clock", "clocks", "it"),
        new("oar", "oars", "it"), new("book", "books", "it"), new("anchor", "anchors", "it"), new("quilt", "quilts", "it"),
    ];

    public static readonly string[] OfPeople = ["old", "young", "tall", "kind", "angry", "honest", "quiet", "other"];

    public static readonly string[] OfThings = ["old", "red", "blue", "empty", "heavy", "iron", "small", "broken", "white", "expensive"];

    public static readonly string[] PeopleAre =
    [
        "tired", "awake", "asleep", "hungry", "afraid", "late", "in a hurry", "on the way home", "just as happy as before",
    ];

    public static readonly string[] ThingsAre =
        ["cold", "wet", "new", "lost", "ready", "on the table", "under the stairs", "too large", "full of dust"];

    public static readonly string[] Places =
    [
        "by the gate", "in the harbour", "near the mill", "under the bridge", "on the hill", "behind the church", "at the next village",
    ];

    public static readonly string[] Owners = ["of the", "from the", "beside the", "next to the"];

    public static readonly Verb[] Actions =
    [
        new("wait", "waits", "waited"), new("sleep", "sleeps", "slept"), new("sing", "sings", "sang"), new("work", "works", "worked"),
        new("laugh", "laughs", "laughed"), new("walk", "walks", "walked"), new("sit", "sits", "sat"), new("live", "lives", "lived"),
    ];

    public static readonly Verb[] Deeds =
    [
        new("see", "sees", "saw"), new("carry", "carries", "carried"), new("fetch", "fetches", "fetched"), new("draw", "draws", "drew"),
        new("bring", "brings", "brought"), new("paint", "paints", "painted"), new("watch", "watches", "watched"),
        new("sell", "sells", "sold"), new("hide", "hides", "hid"), new("find", "finds", "found"),
    ];

    public static readonly string[] Numbers = ["two", "three", "four", "five"];

    public static readonly string[] When = ["when", "while", "after", "before", "because", "although"];
}
