using RnnResearch.Analysis.GradientFlow;

namespace RnnResearch.Tests.Analysis.GradientFlow;

public sealed class FlowFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        FlowCurve[] curves =
        [
            new(FlowCurve.Before, 1, "h", [0.9], [1, 0.5, 1e-200, 0]),
            new(FlowCurve.After, 2, "c", [1.25, 1.5, 1, 0.75], [3, 4]),
        ];
        FlowFile.Write(folder.Path, curves);
        Assert.StartsWith("when,layer,state,sigma,distance,norm\nbefore,1,h,0.9,0,1\n", File.ReadAllText(folder[FlowFile.Name]));
        foreach (var (read, written) in FlowFile.Read(folder.Path).Zip(curves))
        {
            Assert.Equal((written.When, written.Layer, written.State), (read.When, read.Layer, read.State));
            Assert.Equal(written.Sigmas, read.Sigmas);
            Assert.Equal(written.Norms, read.Norms);
        }
    }

    [Theory]
    [InlineData("step,loss\n1,2\n")]
    [InlineData("when,layer,state,sigma,distance,norm\nbefore,one,h,0.9,0,1\n")]
    [InlineData("when,layer,state,sigma,distance,norm\nbefore,1,h,nine,0,1\n")]
    public void Another_file_is_refused_with_its_name(string text)
    {
        var path = folder.Write(FlowFile.Name, text);
        var error = Assert.Throws<InvalidDataException>(() => FlowFile.Read(folder.Path));
        Assert.StartsWith($"{path}: expected the columns when, layer, state, sigma, distance, norm", error.Message);
    }

    [Fact]
    public void A_page_gets_few_points_the_last_included_and_sigma_where_it_is_one()
    {
        Assert.Null(GradientFlowCurves.Read("run", folder.Path));
        FlowFile.Write(folder.Path,
        [
            new(FlowCurve.Before, 1, "h", [0.9], [.. Enumerable.Range(0, 501).Select(t => Math.Pow(0.9, t))]),
            new(FlowCurve.Before, 1, "c", [1, 2], [1, 0.5, 0]),
        ]);
        var curves = GradientFlowCurves.Read("run", folder.Path)!.Curves;
        Assert.Equal([0.9, null], curves.Select(curve => curve.Sigma));
        Assert.InRange(curves[0].Points.Count, 150, 250);
        Assert.Equal([0, 1], curves[0].Points[0]);
        Assert.Equal(500, curves[0].Points[^1][0]);
        Assert.Equal([[0, 1], [1, 0.5]], curves[1].Points); // nothing to draw where there is no gradient
    }
}
