namespace RnnResearch.Data.Scenes;

/// <summary>
/// When a relation or a place holds, judged by the centres of the boxes. Captions are written only where it holds
/// <em>clearly</em>, and are checked by the milder rule, so that a caption about a borderline case is not called false
/// for a pixel. All lengths in pixels of the 64 x 64 picture.
/// </summary>
public static class SceneGeometry
{
    private const double Band = Scene.Side * 3 / 8.0; // 24: the outer band in which a place holds
    private const double ClearBand = Scene.Side * 5 / 16.0; // 20

    /// <summary>True where a reader would agree: at least 4 pixels that way, and not more than twice as far sideways.</summary>
    public static bool Holds(Relation relation, Box one, Box other)
    {
        var (along, across) = Offset(relation, one, other);
        return along >= 4 && across <= 2 * along;
    }

    /// <summary>True where nobody would disagree: at least 12 pixels that way, and mainly that way.</summary>
    public static bool HoldsClearly(Relation relation, Box one, Box other)
    {
        var (along, across) = Offset(relation, one, other);
        return along >= 12 && across <= along / 1.5;
    }

    /// <summary>Whether the box's centre lies in the named part of the picture: the outer 3/8, or for the middle the inner 3/8.</summary>
    public static bool Holds(Place place, Box box) => Within(place, box, Band, middle: 12);

    /// <summary>As <see cref="Holds(Place, Box)"/> with the outer 5/16 and the inner quarter.</summary>
    public static bool HoldsClearly(Place place, Box box) => Within(place, box, ClearBand, middle: 8);

    private static (double Along, double Across) Offset(Relation relation, Box one, Box other)
    {
        var right = one.CentreX - other.CentreX;
        var down = one.CentreY - other.CentreY;
        return relation switch
        {
            Relation.LeftOf => (-right, Math.Abs(down)),
            Relation.RightOf => (right, Math.Abs(down)),
            Relation.Above => (-down, Math.Abs(right)),
            Relation.Below => (down, Math.Abs(right)),
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Not a relation."),
        };
    }

    private static bool Within(Place place, Box box, double band, double middle)
    {
        const double half = Scene.Side / 2.0;
        bool left = box.CentreX < band, right = box.CentreX > Scene.Side - band;
        bool top = box.CentreY < band, bottom = box.CentreY > Scene.Side - band;
        return place switch
        {
            Place.Top => top,
            Place.Bottom => bottom,
            Place.LeftSide => left,
            Place.RightSide => right,
            Place.TopLeftCorner => top && left,
            Place.TopRightCorner => top && right,
            Place.BottomLeftCorner => bottom && left,
            Place.BottomRightCorner => bottom && right,
            Place.Middle => Math.Abs(box.CentreX - half) <= middle && Math.Abs(box.CentreY - half) <= middle,
            _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Not a place in the picture."),
        };
    }
}
