// What each verb does. One overload for each of options.h; the files verb_*.cc hold them by theme.
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace dangol {

Result<void> run(const CommonOptions& common, const VerbOptions& verb);

// making: verb_making.cc
Result<void> run(const CommonOptions& common, const NewOptions& options);
Result<void> run(const CommonOptions& common, const DemoOptions& options);
Result<void> run(const CommonOptions& common, const StaffOptions& options);
// the counter: verb_counter.cc, verb_record.cc
Result<void> run(const CommonOptions& common, const CardOptions& options);
Result<void> run(const CommonOptions& common, const FindOptions& options);
Result<void> run(const CommonOptions& common, const ExpectedOptions& options);
Result<void> run(const CommonOptions& common, const AskOptions& options);
Result<void> run(const CommonOptions& common, const PreviewOptions& options);
Result<void> run(const CommonOptions& common, const SendOptions& options);
Result<void> run(const CommonOptions& common, const SegmentOptions& options);
Result<void> run(const CommonOptions& common, const RetentionOptions& options);
Result<void> run(const CommonOptions& common, const ConsentTextOptions& options);
Result<void> run(const CommonOptions& common, const RecordOptions& options);
// files: verb_import.cc, verb_keeping.cc, verb_trail.cc
Result<void> run(const CommonOptions& common, const ImportOptions& options);
Result<void> run(const CommonOptions& common, const EraseOptions& options);
Result<void> run(const CommonOptions& common, const ExportOptions& options);
Result<void> run(const CommonOptions& common, const TrailOptions& options);
Result<void> run(const CommonOptions& common, const BackupOptions& options);
Result<void> run(const CommonOptions& common, const RestoreOptions& options);
Result<void> run(const CommonOptions& common, const VerifyOptions& options);
// the server: verb_serve.cc
Result<void> run(const CommonOptions& common, const ServeOptions& options);
// stories and measurements: verb_story.cc, verb_measuring.cc
Result<void> run(const CommonOptions& common, const StoryOptions& options);
Result<void> run(const CommonOptions& common, const EvaluateOptions& options);
Result<void> run(const CommonOptions& common, const BenchOptions& options);

}  // namespace dangol
