"""How far a deed's own paper came before anyone acted on it, lowest first. What came of it afterwards is an outcome."""

STAGES: dict[str, tuple[str, str]] = {
    "submitted": ("已提交", "submitted"),
    "accepted": ("已录用", "accepted"),
    "filed": ("已立案", "filed"),
    "merged": ("已并案", "merged into another"),
    "converted": ("转为社情民意信息", "converted to an opinion report"),
    "oral": ("口头发言", "spoken"),
    "written": ("书面发言", "handed in as a written speech"),
    "key": ("列为重点", "made a key matter"),
    "excellent": ("评为优秀", "rated excellent"),
}
